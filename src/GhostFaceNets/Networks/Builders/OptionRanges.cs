namespace GhostFaceNets.Networks.Builders;

/// <summary>Checks options against the ranges that <see cref="ArchitectureOptions"/> states.</summary>
internal static class OptionRanges
{
    private const int MostChannels = 65536;
    private const int LargestSide = 4096;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names both.</exception>
    public static void Check(ArchitectureOptions options, Family family)
    {
        Within(options.Width, 0.1, 10, nameof(options.Width));
        Within(options.StemStride, 1, 2, nameof(options.StemStride));
        Within(options.EmbeddingSize, 1, MostChannels, nameof(options.EmbeddingSize));
        Within(options.InputSize, family.SmallestInput(options.StemStride), LargestSide, nameof(options.InputSize));
        Within(options.Dropout, 0, 1, nameof(options.Dropout));
        Within(options.BatchNormMomentum, 0, 1, nameof(options.BatchNormMomentum));
        Within(options.BatchNormEpsilon, 1e-12, 1, nameof(options.BatchNormEpsilon));
        Known(options.Head, nameof(options.Head));
        Known(options.Activation, nameof(options.Activation));
        if (options.PointwiseConvolution is { } channels and not ArchitectureOptions.HalfOfTheChannels)
        {
            Within(channels, 1, MostChannels, nameof(options.PointwiseConvolution));
        }
    }

    private static void Within(double value, double least, double most, string option)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(option, value, $"{option} must be {least}..{most}.");
        }
    }

    private static void Known<T>(T value, string option)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(option, value, $"{option} must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }
}
