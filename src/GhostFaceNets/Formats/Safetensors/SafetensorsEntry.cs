using System.Collections.Immutable;

namespace GhostFaceNets.Formats.Safetensors;

/// <summary>What the header says of one tensor; <paramref name="Start"/> counts from the end of the header.</summary>
internal sealed record SafetensorsEntry(string Name, ElementType Type, ImmutableArray<long> Shape, long Count, long Start)
{
    public long Bytes => Count * Type.Size;
}
