using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>The graph of a foreign model, which may leave the size of its pictures open and have several outputs.</summary>
internal sealed class OnnxGraph
{
    private readonly string _file;
    private readonly GraphProto _graph;

    /// <summary>Parses a file.</summary>
    /// <exception cref="BadDataException">It is no ONNX file, or damaged.</exception>
    /// <exception cref="NotSupportedException">It has an operator that networks cannot hold; it is named.</exception>
    public OnnxGraph(ReadOnlySpan<byte> bytes, string file)
    {
        (_file, _graph) = (file, OnnxFile.Parse(bytes, file).Graph);
        if (_graph.Node.FirstOrDefault(node => !OnnxOperators.Knows(node.OpType)) is { } unknown)
        {
            throw new NotSupportedException($"{file}: the engine does not know the ONNX operator {unknown.OpType}; ONNX Runtime may.");
        }

        InputExtents = OnnxGraphReader.PictureInputs(_graph).Select(OnnxShapes.Extents).FirstOrDefault() ?? [];
        Outputs = [.. _graph.Output.Select(output => output.Name)];
    }

    /// <summary>The input's extents, batch first; -1 where any extent is taken.</summary>
    public IReadOnlyList<int> InputExtents { get; }

    /// <summary>The names of the outputs.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The network for pictures of a size, which counts only where the graph leaves it open.</summary>
    /// <exception cref="BadDataException">The graph cannot be read.</exception>
    public Network Read(Extent size) => OnnxGraphReader.Read(_graph, _file, size);
}
