using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Testing;

/// <summary>Weights for any nodes.</summary>
public static class RandomWeights
{
    /// <summary>Numbers from -1 to 1; variances from 0.5 to 1.5.</summary>
    public static ImmutableDictionary<string, FloatTensor> Of(ImmutableArray<Node> nodes, int seed)
    {
        var random = new Random(seed);
        var shapes = new Dictionary<string, TensorShape>();
        var weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();
        foreach (var node in nodes)
        {
            TensorShape[] inputs = [.. node.Inputs.Select(input => shapes[input])];
            shapes[node.Name] = node.OutputShape(inputs);
            foreach (var (role, shape) in node.WeightSlots(inputs))
            {
                var values = new float[shape.Count];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = role == WeightRole.Variance ? 0.5f + random.NextSingle() : random.NextSingle() * 2 - 1;
                }

                weights[node.WeightName(role)] = new(shape, values);
            }
        }

        return weights.ToImmutable();
    }
}
