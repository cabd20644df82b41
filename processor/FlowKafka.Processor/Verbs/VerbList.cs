namespace FlowKafka.Processor.Verbs;

/// <summary>The verbs, in the order in which help lists them.</summary>
internal static class VerbList
{
    public static IEnumerable<IVerb> Of(Terminal terminal)
    {
        yield return new DemoVerb(terminal, TimeProvider.System);
        yield return new RunVerb(terminal, TimeProvider.System);
        yield return new FirehoseVerb(terminal, TimeProvider.System);
        yield return new ScoreVerb(terminal, TimeProvider.System);
        yield return new TrainVerb(terminal, TimeProvider.System);
        yield return new EvaluateVerb(terminal, TimeProvider.System);
        yield return new ModelVerb(terminal, TimeProvider.System);
        yield return new SimulateVerb(terminal);
        yield return new ReplayVerb(terminal, TimeProvider.System);
        yield return new DecodeVerb(terminal);
        yield return new SetupVerb(terminal, TimeProvider.System);
        yield return new ListsVerb(terminal);
        yield return new ValidateVerb(terminal);
    }
}
