using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Runs;

/// <summary>Pairs that a run is measured on after each epoch.</summary>
/// <param name="name">The name in the history.</param>
/// <param name="file">The file as errors name it.</param>
/// <param name="pairs">The pairs.</param>
internal sealed class EvaluationSet(string name, string file, VerificationBin pairs)
{
    private const int BatchSize = 64;

    /// <summary>The name in the history.</summary>
    public string Name => name;

    /// <summary>Measures a network.</summary>
    /// <param name="embed">Turns <c>count</c> normalised pictures <c>(count, 3, S, S)</c> into embeddings, one behind the other.</param>
    /// <param name="inputSize">S.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <exception cref="BadDataException">A picture is broken or of another size.</exception>
    public VerificationResult Measure(Func<float[], int, float[]> embed, int inputSize, CancellationToken cancellation)
    {
        var length = 3 * inputSize * inputSize;
        var all = new List<float>();
        for (var start = 0; start < pairs.Images.Count; start += BatchSize)
        {
            var count = Math.Min(BatchSize, pairs.Images.Count - start);
            var planes = new float[count * length];
            try
            {
                Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, i =>
                    FacePixels.Write(Read(start + i, inputSize), mirrored: false, planes.AsSpan(i * length, length)));
            }
            catch (AggregateException error) when (error.InnerExceptions.OfType<BadDataException>().FirstOrDefault() is { } first)
            {
                throw new BadDataException(first.File, first.Problem, error);
            }

            all.AddRange(embed(planes, count));
        }

        var faces = pairs.Images.Count;
        return VerificationMeasures.Of(new Embeddings(faces, all.Count / faces, [.. all]), pairs.Same);
    }

    private Picture Read(int index, int inputSize)
    {
        var picture = PictureFile.Decode(pairs.Images[index].Span, $"{file}: picture {index}");
        return picture.Width == inputSize && picture.Height == inputSize
            ? picture
            : throw new BadDataException(
                file, $"picture {index} is {picture.Width} x {picture.Height} pixels, the network takes {inputSize} x {inputSize}.");
    }
}
