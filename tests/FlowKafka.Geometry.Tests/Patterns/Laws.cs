using FsCheck;
using Microsoft.FSharp.Core;

namespace FlowKafka.Geometry.Tests.Patterns;

/// <summary>How laws are checked here: with the same cases each time, and an exception when one does not hold.</summary>
internal static class Laws
{
    public static Config Of(int tests) =>
        Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261122, 5), FSharpOption<int>.None)));
}
