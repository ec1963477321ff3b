using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Turns a map into a vector, plane after plane: the order that the graph counts in.</summary>
internal sealed unsafe class FlattenStep(MapView input, MapView output) : Step
{
    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena) => input.CopyTo(arena, new(arena + output.Offset, output.Channels));
}
