namespace GhostFaceNets.Networks.Builders;

/// <summary>What a face network is built with. The defaults are the published configuration.</summary>
public sealed record ArchitectureOptions
{
    /// <summary>The value of <see cref="PointwiseConvolution"/> that stands for half of the map's channels.</summary>
    public const int HalfOfTheChannels = -1;

    /// <summary>Multiplies every number of channels, 0.1..10; each is then rounded to a multiple of 4.</summary>
    public double Width { get; init; } = 1.3;

    /// <summary>Steps of the first convolution, 1 or 2; the networks shrink a picture by 16 times this.</summary>
    public int StemStride { get; init; } = 2;

    /// <summary>Elements of an embedding, 1..65536.</summary>
    public int EmbeddingSize { get; init; } = 512;

    /// <summary>Side of the square input picture in pixels, at most 4096. GhostFaceNetV2 needs a last map of 2 x 2 or
    /// more: a side above 16 times <see cref="StemStride"/>.</summary>
    public int InputSize { get; init; } = 112;

    /// <summary>Probability with which the head zeroes an element in training, 0..1; both 0 and 1 mean no dropout.</summary>
    public double Dropout { get; init; }

    /// <summary>How the last feature map becomes an embedding.</summary>
    public HeadKind Head { get; init; } = HeadKind.Gdc;

    /// <summary>Channels of a pointwise convolution with batch norm and activation before the head, 1..65536, or
    /// <see cref="HalfOfTheChannels"/>; null for none. It shrinks heads whose dense layer reads the whole map.</summary>
    public int? PointwiseConvolution { get; init; }

    /// <summary>Whether the layer that yields the embedding has a bias.</summary>
    public bool UseBias { get; init; }

    /// <summary>Whether the last batch norm has a gamma.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>Share of the running mean and variance that a batch norm keeps at each step, 0..1 (Keras' convention;
    /// torch's is 1 minus this).</summary>
    public double BatchNormMomentum { get; init; } = 0.9;

    /// <summary>What batch norms add to the variance, 1e-12..1.</summary>
    public double BatchNormEpsilon { get; init; } = 1e-5;

    /// <summary>The function after the batch norms and inside squeeze-and-excitation.</summary>
    public BackboneActivation Activation { get; init; } = BackboneActivation.PRelu;
}
