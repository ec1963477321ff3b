using System.Buffers;
using System.Numerics.Tensors;

namespace GhostFaceNets.Training.Data;

/// <summary>Mixup (Zhang et al. 2018): lays over each picture of a batch another one of it, and gives the mixture both
/// classes. The first picture's share comes from Beta(a, a), is one half at least, and above .9 it is all.</summary>
/// <param name="alpha">a, above 0 and at most 1.</param>
public sealed class Mixup(double alpha)
{
    private const double Whole = 0.9;

    /// <summary>The first picture's share for a draw from Beta(a, a).</summary>
    internal static double ShareOf(double beta)
    {
        var share = Math.Max(beta, 1 - beta);
        return share > Whole ? 1 : share;
    }

    /// <summary>Mixes a batch in place. Depends on seed, epoch and batch alone.</summary>
    internal void Apply(FaceBatch batch, long seed)
    {
        var draws = RandomDraws.OfBatch(seed, batch.Epoch, batch.Step);
        var count = batch.Labels.Length;
        var shares = batch.Shares ??= new float[count];
        var mixedLabels = batch.MixedLabels ??= new long[count];
        var others = new int[count];
        for (var i = 0; i < count; i++)
        {
            others[i] = i;
            shares[i] = (float)ShareOf(Beta(ref draws));
        }

        draws.Shuffle<int>(others);
        var length = batch.Pixels.Length / count;
        var before = ArrayPool<float>.Shared.Rent(batch.Pixels.Length);
        batch.Pixels.CopyTo(before, 0);
        for (var i = 0; i < count; i++)
        {
            mixedLabels[i] = batch.Labels[others[i]];
            if (shares[i] == 1) continue;
            var pixels = batch.Pixels.AsSpan(i * length, length);
            TensorPrimitives.Multiply(pixels, shares[i], pixels);
            TensorPrimitives.MultiplyAdd(before.AsSpan(others[i] * length, length), 1 - shares[i], pixels, pixels);
        }

        ArrayPool<float>.Shared.Return(before);
    }

    /// <summary>A draw from Beta(a, a) for a of at most 1 (Jöhnk 1964), by logarithms, which hold for the smallest a.</summary>
    internal double Beta(ref RandomDraws draws)
    {
        while (true)
        {
            var x = Math.Log(1 - draws.NextUnit()) / alpha;
            var y = Math.Log(1 - draws.NextUnit()) / alpha;
            var largest = Math.Max(x, y);
            var logSum = largest + Math.Log(Math.Exp(x - largest) + Math.Exp(y - largest));
            if (logSum <= 0) return Math.Exp(x - logSum);
        }
    }
}
