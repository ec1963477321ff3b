namespace GhostFaceNets.Training.Losses;

/// <summary>Which scores <see cref="AirFace"/> makes linear in the angle.</summary>
public enum AirFaceForm
{
    /// <summary>All, as the paper does.</summary>
    AllClasses,

    /// <summary>The true class' only, the others stay cosines: what the original GhostFaceNets trains with.</summary>
    TrueClassOnly,
}
