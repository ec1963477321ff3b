using System.Collections.Immutable;
using GhostFaceNets.Networks.Builders.Initialisers;

namespace GhostFaceNets.Networks.Builders;

/// <summary>A network in the making: nodes in the order of their making, each with its first weights.</summary>
/// <param name="random">Draws kernels; null leaves them zero.</param>
internal sealed class NetworkDraft(Random? random)
{
    private readonly ImmutableArray<Node>.Builder _nodes = ImmutableArray.CreateBuilder<Node>();
    private readonly ImmutableDictionary<string, FloatTensor>.Builder _weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();
    private readonly Dictionary<string, TensorShape> _shapes = [];

    public TensorShape ShapeOf(string name) => _shapes[name];

    /// <summary>Adds a node and its weights, and returns its name.</summary>
    /// <param name="node">Reads only nodes that were added before.</param>
    /// <param name="kernel">How its kernel starts, where it has one. Biases and betas start at 0, gammas at 1, PReLU's
    /// slopes at <see cref="PRelu.InitialSlope"/>, running means at 0 and variances at 1.</param>
    public string Add(Node node, Initialiser? kernel = null)
    {
        TensorShape[] inputs = [.. node.Inputs.Select(ShapeOf)];
        foreach (var (role, shape) in node.WeightSlots(inputs))
        {
            var values = new float[shape.Count];
            switch (role)
            {
                case WeightRole.Kernel when random is not null:
                    kernel!.Fill(values, Fans.Of(node, shape), random);
                    break;
                case WeightRole.Gamma or WeightRole.Variance:
                    values.AsSpan().Fill(1);
                    break;
                case WeightRole.Alpha:
                    values.AsSpan().Fill(PRelu.InitialSlope);
                    break;
            }

            _weights.Add(node.WeightName(role), new(shape, values));
        }

        _nodes.Add(node);
        _shapes.Add(node.Name, node.OutputShape(inputs));
        return node.Name;
    }

    public Network Complete(string name, string output) => new(name, _nodes.ToImmutable(), [output], _weights.ToImmutable());
}
