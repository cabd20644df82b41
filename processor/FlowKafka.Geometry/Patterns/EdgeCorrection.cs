namespace FlowKafka.Geometry.Patterns;

/// <summary>What is done about the neighbours that a point near the border would have beyond it.</summary>
public enum EdgeCorrection
{
    /// <summary>Nothing: points near the border seem lonelier than they are.</summary>
    None,

    /// <summary>
    /// Every pair counts as often as it would if the border had not cut pairs of its offset off: once for each share of the
    /// area that is left when the area is moved by that offset (J. Ohser, "On estimators for the reduced second moment measure
    /// of point processes", Mathematische Operationsforschung und Statistik 14, 1983).
    /// </summary>
    Translation,
}
