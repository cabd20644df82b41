namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>A condition on a document, as KQL and ES|QL have it.</summary>
internal abstract record Condition
{
    public abstract bool Holds(FlatDocument document);

    public abstract IEnumerable<string> Fields { get; }
}

internal sealed record All(Condition One, Condition Other) : Condition
{
    public override bool Holds(FlatDocument document) => One.Holds(document) && Other.Holds(document);

    public override IEnumerable<string> Fields => One.Fields.Concat(Other.Fields);
}

internal sealed record Any(Condition One, Condition Other) : Condition
{
    public override bool Holds(FlatDocument document) => One.Holds(document) || Other.Holds(document);

    public override IEnumerable<string> Fields => One.Fields.Concat(Other.Fields);
}

internal sealed record Not(Condition Inner) : Condition
{
    public override bool Holds(FlatDocument document) => !Inner.Holds(document);

    public override IEnumerable<string> Fields => Inner.Fields;
}

internal sealed record Exists(string Field) : Condition
{
    public override bool Holds(FlatDocument document) => document[Field].Count > 0;

    public override IEnumerable<string> Fields => [Field];
}

/// <summary>One of the field's values stands so to the value. ES|QL compares nothing with a field of several values.</summary>
internal sealed record Compare(string Field, string Operator, string Value, bool OneValueOnly) : Condition
{
    public override bool Holds(FlatDocument document)
    {
        var values = document[Field];
        return !(OneValueOnly && values.Count > 1) && values.Any(value => FlatDocument.Stands(value, Operator, Value));
    }

    public override IEnumerable<string> Fields => [Field];
}
