namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>The operations of AutoAugment's policy v0.</summary>
internal enum PolicyOperation
{
    AutoContrast,
    Colour,
    Equalize,
    Invert,
    Posterize,
    Rotate,
    ShearX,
    ShearY,
    Solarize,
    SolarizeAdd,
    TranslateY,
}
