using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Which way three points of the plane turn, without rounding.</summary>
internal static class Orientation
{
    // Three roundings of each product's factors and the last subtraction; Shewchuk's bound for this filter is (3 + 16u)u.
    private const double Bound = 4 * 1.1102230246251565e-16;

    /// <summary>1 for a left turn from a over b to c, -1 for a right turn, 0 on one line.</summary>
    public static int Of(double ax, double ay, double bx, double by, double cx, double cy)
    {
        double left = (ax - cx) * (by - cy);
        double right = (ay - cy) * (bx - cx);
        double determinant = left - right;
        double certain = Bound * (Math.Abs(left) + Math.Abs(right));
        if (Math.Abs(determinant) > certain && certain > 1e-290 && double.IsFinite(determinant))
        {
            return Math.Sign(determinant);
        }

        int scale = Dyadic.LowestBit([ax, ay, bx, by, cx, cy]);
        BigInteger x = Dyadic.Integer(cx, scale);
        BigInteger y = Dyadic.Integer(cy, scale);
        return (((Dyadic.Integer(ax, scale) - x) * (Dyadic.Integer(by, scale) - y))
            - ((Dyadic.Integer(ay, scale) - y) * (Dyadic.Integer(bx, scale) - x))).Sign;
    }
}
