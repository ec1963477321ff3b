using System.Collections.Immutable;

namespace GhostFaceNets.Networks.Quantization;

/// <summary>Which kernels of a network are stored in a smaller type and which stay float32. Biases, slopes and running values always stay:
/// they are few.</summary>
public sealed record WeightPlan
{
    // Below these a scale for each channel and a node in the file take more room than is won.
    private const int LeastValues = 256, LeastPerChannel = 4;

    // Beyond it half precision has lost more than its eleven bits allow: the values lie below its normal range.
    private const double LargestHalfError = 1e-3;

    private WeightPlan(WeightType type, ImmutableArray<string> stored, ImmutableArray<string> kept) => (Type, Stored, Kept) = (type, stored, kept);

    /// <summary>The smaller type.</summary>
    public WeightType Type { get; }

    /// <summary>The names of the kernels that are stored in it, in the network's order.</summary>
    public ImmutableArray<string> Stored { get; }

    /// <summary>The names of the kernels that stay float32.</summary>
    public ImmutableArray<string> Kept { get; }

    /// <summary>Chooses. INT8 leaves the first layer, which sees the pictures themselves, and kernels too small to gain; float16 those too
    /// small, and those whose values it cannot hold.</summary>
    /// <param name="network">The network, its batch norms folded: they change the range of the kernels.</param>
    /// <param name="type">The smaller type.</param>
    /// <param name="keep">Names of further kernels that stay.</param>
    /// <exception cref="NotSupportedException">A kernel holds values that are no numbers.</exception>
    public static WeightPlan Of(Network network, WeightType type, IReadOnlyCollection<string>? keep = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (stored, kept) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var node in network.Nodes)
        {
            var name = node.WeightName(WeightRole.Kernel);
            if (!network.Weights.TryGetValue(name, out var kernel)) continue;
            if (!Array.TrueForAll(kernel.Values, float.IsFinite)) throw new NotSupportedException($"The weight '{name}' holds values that are no numbers; they cannot be stored in a smaller type.");
            var isFirst = stored.Count + kept.Count == 0;
            if (IsWorthIt(kernel, type, isFirst) && keep?.Contains(name) is not true) stored.Add(name);
            else kept.Add(name);
        }

        return new(type, stored.ToImmutable(), kept.ToImmutable());
    }

    /// <summary>The network with the values that its weights have after they were stored so.</summary>
    public Network Round(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.WithWeights(network.Weights.SetItems(Stored.Select(name => KeyValuePair.Create(name, Round(network.Weights[name])))));
    }

    private FloatTensor Round(FloatTensor kernel) => Type switch
    {
        WeightType.Int8 => ChannelScales.Of(kernel).ToKernel(),
        WeightType.Float16 => new(kernel.Shape, Array.ConvertAll(kernel.Values, value => (float)(Half)value)),
        _ => kernel,
    };

    private static bool IsWorthIt(FloatTensor kernel, WeightType type, bool isFirst) => type switch
    {
        _ when kernel.Values.Length < LeastValues => false,
        WeightType.Int8 => !isFirst && kernel.Values.Length / kernel.Shape[0] >= LeastPerChannel,
        WeightType.Float16 => FitsHalf(kernel.Values),
        _ => false,
    };

    private static bool FitsHalf(float[] values)
    {
        double errors = 0, squares = 0;
        foreach (var value in values)
        {
            var error = (double)value - (float)(Half)value;
            errors += error * error;
            squares += (double)value * value;
        }

        // A value beyond the range has become infinite, and so has the sum.
        return errors <= LargestHalfError * LargestHalfError * squares;
    }
}
