using GhostFaceNets.Inference;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition.Foreign;

/// <summary>A model of others that takes and gives what a face network of ours does: <c>(N, 3, H, W)</c> of red, green and
/// blue from 0 to 255, one embedding per picture.</summary>
/// <param name="session">The model in a runtime; closed with this one.</param>
/// <param name="pixels">How its pictures go in.</param>
/// <param name="output">Which output is the embedding.</param>
/// <param name="size">Elements of an embedding; 0 while they are not known.</param>
internal sealed class ForeignSession(IInferenceSession session, ForeignPixels pixels, int output, int size) : IInferenceSession
{
    public string Device => session.Device;

    public IReadOnlyList<string> Outputs => [session.Outputs[output]];

    public IReadOnlyList<int> InputExtents => [-1, 3, pixels.Size, pixels.Size];

    public IReadOnlyList<FloatTensor> Run(FloatTensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var count = input.Shape[0];
        var batch = pixels.Batch ?? count;
        var values = new List<float>(count * size);
        for (var start = 0; start < count; start += batch) values.AddRange(RunBatch(input, start, Math.Min(batch, count - start), batch));
        return [new(new(count, values.Count / count), [.. values])];
    }

    public void Dispose() => session.Dispose();

    /// <summary>Where the model takes only whole batches, the last one is filled up with black pictures.</summary>
    private ReadOnlySpan<float> RunBatch(FloatTensor input, int start, int count, int batch)
    {
        var area = 3 * pixels.Size * pixels.Size;
        var target = new float[batch * area];
        for (var at = 0; at < count; at++) pixels.Write(input.Values.AsSpan((start + at) * area, area), target.AsSpan(at * area, area));
        var embeddings = session.Run(new(pixels.Shape(batch), target))[output];
        return embeddings.Shape is { Rank: > 1 } shape && shape[0] == batch && shape.Count == (long)batch * shape[1]
            ? embeddings.Values.AsSpan(0, shape[1] * count)
            : throw new ArgumentException($"it puts out {embeddings.Shape} for {batch} pictures; one vector for each was expected", nameof(input));
    }
}
