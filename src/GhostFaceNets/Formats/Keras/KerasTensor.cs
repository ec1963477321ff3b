using System.Collections.Immutable;

namespace GhostFaceNets.Formats.Keras;

/// <summary>A weight as it lies in a Keras file.</summary>
/// <param name="Name">The last part of its name, e.g. <c>depthwise_kernel</c>; what stands before can be missing.</param>
/// <param name="Shape">In Keras' layout, e.g. <c>(kh, kw, in, out)</c>.</param>
/// <param name="Values">The values, last extent fastest.</param>
internal sealed record KerasTensor(string Name, ImmutableArray<int> Shape, float[] Values)
{
    public string ShapeText => $"({string.Join(", ", Shape)})";
}
