namespace GhostFaceNets.Detection;

/// <summary>How a <see cref="YuNetDetector"/> looks at pictures.</summary>
public sealed record DetectorOptions
{
    /// <summary>Below this score, 0..1, nothing is taken for a face. Defaults to 0.6.</summary>
    public double ScoreThreshold { get; init; } = 0.6;

    /// <summary>Of two faces that overlap by more than this (intersection over union), the surer one stays. Defaults to 0.3.</summary>
    public double OverlapLimit { get; init; } = 0.3;

    /// <summary>The long side, in pixels, to which every picture is scaled before detection, a large one down and a small
    /// one up. Networks of a fixed input size use that instead. Defaults to 640.</summary>
    public int LongSide { get; init; } = 640;

    /// <summary>Whether pictures larger than the long side are also searched at their full size, in overlapping tiles:
    /// finds faces down to some ten pixels, at a cost that grows with the picture. Defaults to no.</summary>
    public bool SmallFaces { get; init; }
}
