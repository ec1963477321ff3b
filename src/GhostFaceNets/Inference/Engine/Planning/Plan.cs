using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Steps;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>What to do for one picture, step by step, on an arena of known size.</summary>
/// <param name="ArenaSize">Floats.</param>
/// <param name="Input">Where the picture goes.</param>
/// <param name="Steps">In order.</param>
/// <param name="Sources">The operation that each step is a part of.</param>
/// <param name="Outputs">Where the outputs then lie.</param>
internal sealed record Plan(int ArenaSize, MapView Input, ImmutableArray<Step> Steps, ImmutableArray<Operation> Sources, ImmutableArray<MapView> Outputs)
{
    /// <summary>The first step from which on several pictures are better taken step by step than one after another.</summary>
    public int Shared { get; } = Steps.TakeWhile(step => !step.SharesWeights).Count();

    /// <summary>Plans a network for an instruction set.</summary>
    public static Plan Of(Network network, InstructionSet instructions)
    {
        (network, var operations, var outputs) = Fusion.Apply(network);
        var lifetimes = new Lifetimes(operations, outputs);
        var bytes = new ByteValues(network, operations, outputs, instructions);
        var planes = new PlaneValues(network, operations, outputs, bytes, instructions);
        var layout = new ArenaLayout(network, operations, lifetimes, new Homes(network, operations, lifetimes), planes);
        var steps = ImmutableArray.CreateBuilder<Step>();
        var sources = ImmutableArray.CreateBuilder<Operation>();
        foreach (var operation in operations)
        {
            var fitting = planes.Contains(operation.Output) ? FitRow(instructions, operation.Node, network.ShapeOf(operation.Output).Width)
                : FitPixel(instructions, network.ShapeOf(operation.Output).Channels);
            steps.AddRange(Lower(network, layout, bytes, fitting, operation));
            while (sources.Count < steps.Count) sources.Add(operation);
        }

        return new(layout.Size, layout.ViewOf(network.Input.Name), steps.ToImmutable(), sources.ToImmutable(), [.. outputs.Select(layout.ViewOf)]);
    }

    /// <summary>Vectors are no longer than they need be for a pixel's channels.</summary>
    private static InstructionSet FitPixel(InstructionSet instructions, int channels) => channels switch
    {
        <= 4 when instructions > InstructionSet.Vector128 => InstructionSet.Vector128,
        <= 8 when instructions > InstructionSet.Vector256 => InstructionSet.Vector256,
        _ => instructions,
    };

    /// <summary>Convolutions need rows of whole vectors, others no more than one vector.</summary>
    private static InstructionSet FitRow(InstructionSet instructions, Node node, int width)
    {
        var fits = node is Convolution ? width % 16 == 0 : width >= 16;
        return instructions == InstructionSet.Vector512 && !fits ? InstructionSet.Vector256 : instructions;
    }

    private static IEnumerable<Step> Lower(
        Network network, ArenaLayout layout, ByteValues bytes, InstructionSet instructions, Operation operation) =>
        instructions switch
        {
            InstructionSet.Vector512 => new Lowering<Lanes512, Vector512<float>, Bytes512>(network, layout, bytes).Lower(operation),
            InstructionSet.Vector256 => new Lowering<Lanes256, Vector256<float>, Bytes256>(network, layout, bytes).Lower(operation),
            InstructionSet.Vector128 => new Lowering<Lanes128, Vector128<float>, Bytes128>(network, layout, bytes).Lower(operation),
            _ => new Lowering<ScalarLane, float, ScalarBytes>(network, layout, bytes).Lower(operation),
        };
}
