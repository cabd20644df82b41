using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Evaluation;
using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Tests.Evaluation;

public class EvaluationRunTests
{
    private static readonly CaptureHistory Nothing = new("nothing", []);

    [Fact]
    public void Measure_LeaveOneOut_NeverTrainsOnWhatItJudges()
    {
        var spy = new Spy();
        EvaluationCapture[] captures = [Of("a.600s.log"), Of("a.60s.log"), Of("b.log"), Of("c.log")];
        var input = new EvaluationInput(captures, captures, [], leaveOneOut: true);

        new EvaluationRun(input, TimeProvider.System).Measure(spy, TestContext);

        Assert.Equal(["a.600s.log b.log c.log", "b.log c.log", "a.600s.log c.log", "a.600s.log b.log"], spy.Trained.Distinct());
    }

    [Fact]
    public void Measure_CaptureThatTrainsNothing_IsJudgedByAll()
    {
        var spy = new Spy();
        var input = new EvaluationInput([Of("a.log"), Of("b.log")], [Of("other.log")], [], leaveOneOut: true);

        new EvaluationRun(input, TimeProvider.System).Measure(spy, TestContext);

        Assert.Equal(["a.log b.log"], spy.Trained.Distinct());
    }

    [Fact]
    public void Found_FlaggedInOneOfItsFilesOnly_IsNotFound()
    {
        var flag = new FirstFlag(6, TimeSpan.FromMinutes(80));
        CaptureVerdict[] verdicts = [new(Of("a.600s.log"), flag), new(Of("a.60s.log"), null), new(Of("b.600s.log"), flag), new(Of("b.60s.log"), flag)];

        Assert.Equal(["b"], StrategyResult.FoundIn(verdicts));
    }

    [Theory]
    [InlineData("folder.d/NAME.600s.log", "NAME")]
    [InlineData("NAME.log.gz", "NAME")]
    [InlineData("NAME", "NAME")]
    [InlineData(".hidden", ".hidden")]
    public void GroupOf_File_IsItsNameUpToTheFirstDot(string path, string group) =>
        Assert.Equal(group, EvaluationCapture.GroupOf(new InputFile(path, 0, IsNamed: true)));

    private static CancellationToken TestContext => CancellationToken.None;

    private static EvaluationCapture Of(string name) =>
        new(EvaluationCapture.GroupOf(new InputFile(name, 0, IsNamed: true)), name, Nothing with { Name = name });

    private sealed class Spy : IStrategy, IPairJudge
    {
        public List<string> Trained { get; } = [];

        public string Name => "spy";

        public string Meaning => "remembers what it was trained on";

        public bool IsTrained => true;

        public IPairJudge Train(IReadOnlyList<CaptureHistory> miners)
        {
            Trained.Add(string.Join(' ', miners.Select(capture => capture.Name)));
            return this;
        }

        public FirstFlag? Judge(PairHistory pair) => null;
    }
}
