using FlowKafka.Simulation.Randomness;
using Xunit;

namespace FlowKafka.Simulation.Tests;

public sealed class PortableMathTests
{
    [Fact]
    public void Log_AcrossManyMagnitudes_AgreesWithThePlatforms()
    {
        var random = new SeededRandom(1);
        for (var i = 0; i < 10_000; i++)
        {
            var x = random.Fraction() * Math.Pow(10, random.Integer(-15, 15)) + 1e-17;
            var expected = Math.Log(x);
            Assert.InRange(PortableMath.Log(x), expected - 1e-14 - Math.Abs(expected) * 1e-14, expected + 1e-14 + Math.Abs(expected) * 1e-14);
        }
    }

    [Fact]
    public void Exp_AcrossManyMagnitudes_AgreesWithThePlatforms()
    {
        var random = new SeededRandom(2);
        for (var i = 0; i < 10_000; i++)
        {
            var x = random.Between(-50, 50);
            Assert.InRange(PortableMath.Exp(x) / Math.Exp(x), 1 - 1e-13, 1 + 1e-13);
        }
    }
}
