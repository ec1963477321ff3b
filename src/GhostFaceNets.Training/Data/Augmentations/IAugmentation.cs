using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>A random change of a picture that keeps its size. Calls may come from several threads; all chance comes from
/// the draws.</summary>
public interface IAugmentation
{
    /// <summary>Makes the changed picture; the given one stays as it is.</summary>
    Picture Apply(Picture picture, ref RandomDraws draws);
}
