namespace FlowKafka.Detection.Hosts;

/// <summary>
/// Tells which states take a window. A state that was restored as of the window or a later one has it in it already; one
/// that was brought up to the window only now takes all of its entries.
/// </summary>
internal sealed class TakenPlaces
{
    private readonly HashSet<int> _taken = [];

    public void Begin() => _taken.Clear();

    /// <summary>True when the state at a place takes an entry of the window.</summary>
    public bool Take(in ClosingWindow window, int place, ref long asOf)
    {
        if (asOf >= window.End)
            return !window.IsKnown || _taken.Contains(place);
        asOf = window.End;
        if (window.IsKnown)
            _taken.Add(place);
        return true;
    }
}
