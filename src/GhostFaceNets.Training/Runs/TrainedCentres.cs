using System.Numerics.Tensors;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Training.Runs;

/// <summary>A backbone together with the class centres that were trained with it.</summary>
/// <param name="Model">The backbone.</param>
/// <param name="SubCentres">Centres of a class, k.</param>
/// <param name="Unit">The centres at length 1: those of a class follow each other, k a class.</param>
public sealed record TrainedCentres(FaceModel Model, int SubCentres, Embeddings Unit)
{
    /// <summary>Classes.</summary>
    public int Classes => Unit.Count / SubCentres;

    /// <summary>Reads them.</summary>
    /// <param name="path">A checkpoint, or a run folder for its latest one.</param>
    /// <exception cref="BadDataException">There is no checkpoint, or it has no centres.</exception>
    public static TrainedCentres Read(string path)
    {
        var file = Checkpoint.Find(path);
        var checkpoint = Checkpoint.Read(file);
        var layout = HeadLayout.Of(checkpoint.Recipe, checkpoint.Position.Stage);
        if (layout is not { Logits: false } || checkpoint.HeadKernel is not { } kernel)
        {
            throw new BadDataException(file, "this checkpoint has no class centres that cosines are taken to.");
        }

        if (kernel.Count % layout.SubCentres != 0) throw new BadDataException(file, $"{kernel.Count} centres are not {layout.SubCentres} for each class.");
        for (var row = 0; row < kernel.Count; row++) Normalise(kernel.Values.AsSpan(row * kernel.Size, kernel.Size));
        return new(checkpoint.Model, layout.SubCentres, kernel);
    }

    private static void Normalise(Span<float> row)
    {
        var length = MathF.Max(TensorPrimitives.Norm(row), float.Epsilon);
        TensorPrimitives.Divide(row, length, row);
    }
}
