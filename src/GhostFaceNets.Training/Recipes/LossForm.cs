namespace GhostFaceNets.Training.Recipes;

/// <summary>Which rule of a loss, where there are several.</summary>
public enum LossForm
{
    /// <summary>As published.</summary>
    Published,

    /// <summary>As the original GhostFaceNets has it: for AirFace, MagFace and AdaCos.</summary>
    Reference,

    /// <summary>A margin on the cosine instead of the angle: for MagFace.</summary>
    Cosine,
}
