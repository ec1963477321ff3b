namespace GhostFaceNets.Networks.Builders;

/// <summary>Rounds numbers of channels to multiples of 4, as MobileNet and its successors do.</summary>
internal static class ChannelRounding
{
    private const int Divisor = 4;

    /// <summary>The nearest multiple of 4, at least 4 and not below nine tenths of the value.</summary>
    public static int Round(double channels)
    {
        var rounded = Math.Max(Divisor, (int)(channels + Divisor / 2) / Divisor * Divisor);
        return rounded < 0.9 * channels ? rounded + Divisor : rounded;
    }
}
