namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>How a panel of Lens is drawn.</summary>
internal enum LensKind
{
    /// <summary>One number, large.</summary>
    Metric,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A ring.</summary>
    Donut,

    /// <summary>Columns, stacked.</summary>
    Bars,

    /// <summary>Lying bars, stacked.</summary>
    LyingBars,

    /// <summary>Lines.</summary>
    Lines,
}
