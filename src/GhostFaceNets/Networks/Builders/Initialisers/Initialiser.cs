namespace GhostFaceNets.Networks.Builders.Initialisers;

/// <summary>Draws the first values of a kernel.</summary>
internal abstract class Initialiser
{
    /// <summary>Truncated normal with variance 2 / fan out (He et al., 2015), for the convolutions of the backbones.</summary>
    public static Initialiser ScaledFanOut { get; } = new TruncatedNormal(fans => Math.Sqrt(2.0 / fans.Out));

    /// <summary>Truncated normal with variance 2 / (fan in + fan out) (Glorot and Bengio, 2010).</summary>
    public static Initialiser GlorotNormal { get; } = new TruncatedNormal(fans => Math.Sqrt(2.0 / (fans.In + fans.Out)));

    /// <summary>Uniform with that variance.</summary>
    public static Initialiser GlorotUniform { get; } = new Uniform(fans => Math.Sqrt(6.0 / (fans.In + fans.Out)));

    /// <summary>Fills a kernel.</summary>
    public abstract void Fill(Span<float> values, Fans fans, Random random);
}
