using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>A sum of two doubles that do not overlap: about 106 bits. The algorithms are Dekker's and Knuth's.</summary>
internal readonly record struct DoubleDouble(double High, double Low) :
    IAdditionOperators<DoubleDouble, DoubleDouble, DoubleDouble>,
    ISubtractionOperators<DoubleDouble, DoubleDouble, DoubleDouble>,
    IMultiplyOperators<DoubleDouble, DoubleDouble, DoubleDouble>,
    IMultiplicativeIdentity<DoubleDouble, DoubleDouble>
{
    public static DoubleDouble MultiplicativeIdentity => new(1, 0);

    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble high = Sum(left.High, right.High);
        DoubleDouble low = Sum(left.Low, right.Low);
        DoubleDouble sum = Normalised(high.High, high.Low + low.High);
        return Normalised(sum.High, sum.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + new DoubleDouble(-right.High, -right.Low);

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble product = Product(left.High, right.High);
        return Normalised(product.High, product.Low + ((left.High * right.Low) + (left.Low * right.High)));
    }

    /// <summary><c>left + right</c> without rounding.</summary>
    public static DoubleDouble Sum(double left, double right)
    {
        double sum = left + right;
        double part = sum - left;
        return new DoubleDouble(sum, (left - (sum - part)) + (right - part));
    }

    /// <summary><c>left × right</c> without rounding.</summary>
    public static DoubleDouble Product(double left, double right)
    {
        double product = left * right;
        return new DoubleDouble(product, Math.FusedMultiplyAdd(left, right, -product));
    }

    private static DoubleDouble Normalised(double high, double low)
    {
        double sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
