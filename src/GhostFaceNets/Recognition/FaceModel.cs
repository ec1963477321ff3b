using System.Runtime.Intrinsics;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition;

/// <summary>A face network with its card, as it lies in a model file.</summary>
public sealed record FaceModel(Network Network, ModelCard Card)
{
    /// <summary>Checks that this is a face network: it reads <c>(3, H, W)</c> and has one output, a vector.</summary>
    /// <returns>Elements of an embedding.</returns>
    /// <exception cref="ArgumentException">It is none; the message says what it has.</exception>
    public int EmbeddingSize()
    {
        if (Network.Input.Shape is not { Rank: 3, Channels: 3 })
        {
            throw new ArgumentException($"'{Network.Name}' reads {Network.Input.Shape}; a face network reads pictures (3, H, W).");
        }

        if (Network.Outputs.Length != 1)
        {
            throw new ArgumentException($"'{Network.Name}' has {Network.Outputs.Length} outputs; a face network has one, the embedding.");
        }

        var output = Network.ShapeOf(Network.Outputs[0]);
        return output.Rank == 1
            ? output.Channels
            : throw new ArgumentException($"'{Network.Name}' puts out {output}; a face network puts out one vector per face.");
    }

    /// <summary>A model that came from a file.</summary>
    /// <exception cref="BadDataException">The network is no face network, or a weight is no number.</exception>
    internal static FaceModel Checked(Network network, ModelCard card, string file)
    {
        DemandFinite(network, file);
        var model = new FaceModel(network, card);
        try
        {
            model.EmbeddingSize();
        }
        catch (ArgumentException e)
        {
            throw new BadDataException(file, $"is no face network: {e.Message}", e);
        }

        return model;
    }

    /// <summary>Refuses weights that are no numbers: no embedding comes of them, or, where a program's rectifiers make numbers of them, the same for
    /// every face, and all would match.</summary>
    /// <exception cref="BadDataException">There is one; its name is told.</exception>
    internal static void DemandFinite(Network network, string file)
    {
        foreach (var (name, weight) in network.Weights)
        {
            if (!IsFinite(weight.Values)) throw new BadDataException(file, $"its weight '{name}' holds NaN or infinity, as after a training that diverged.");
        }
    }

    /// <summary>Nought times anything else is NaN, and stays so in a sum.</summary>
    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        // Vectors of a known length are compiled ahead of time: a large model's weights would else be read before that is done.
        var (at, noughts) = (0, Vector128<float>.Zero);
        for (; at <= values.Length - Vector128<float>.Count; at += Vector128<float>.Count) noughts += Vector128.Create(values[at..]) * Vector128<float>.Zero;
        var sum = Vector128.Sum(noughts);
        for (; at < values.Length; at++) sum += values[at] * 0;
        return sum == 0;
    }
}
