namespace GhostFaceNets.Training.Losses;

/// <summary>How <see cref="MagFace"/> applies its margin to the true class' cosine.</summary>
public enum MagFaceMargin
{
    /// <summary>cos(theta + m), and cos(theta) - m sin(m) beyond pi - m, as its authors do.</summary>
    Arc,

    /// <summary>min(cos(theta + m), cos(theta)): what the original GhostFaceNets trains with.</summary>
    ArcOrPlain,

    /// <summary>cos(theta) - m.</summary>
    Cosine,
}
