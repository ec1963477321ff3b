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
/// <param name="Outputs">Where the outputs then lie.</param>
internal sealed record Plan(int ArenaSize, MapView Input, ImmutableArray<Step> Steps, ImmutableArray<MapView> Outputs)
{
    /// <summary>Plans a network for an instruction set.</summary>
    public static Plan Of(Network network, InstructionSet instructions) => instructions switch
    {
        InstructionSet.Vector512 => Lower<Lanes512, Vector512<float>>(network),
        InstructionSet.Vector256 => Lower<Lanes256, Vector256<float>>(network),
        InstructionSet.Vector128 => Lower<Lanes128, Vector128<float>>(network),
        _ => Lower<ScalarLane, float>(network),
    };

    private static Plan Lower<TLanes, TVector>(Network network)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        (network, var operations, var outputs) = Fusion.Apply(network);
        var lifetimes = new Lifetimes(operations, outputs);
        var layout = new ArenaLayout(network, operations, lifetimes, new Homes(network, operations, lifetimes));
        var lowering = new Lowering<TLanes, TVector>(network, layout);
        var steps = ImmutableArray.CreateBuilder<Step>();
        for (var at = 0; at < operations.Count; at++) steps.AddRange(lowering.Lower(operations[at], at));
        return new(layout.Size, layout.ViewOf(network.Input.Name), steps.ToImmutable(), [.. outputs.Select(layout.ViewOf)]);
    }
}
