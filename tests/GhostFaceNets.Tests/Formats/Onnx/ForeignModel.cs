using System.Runtime.InteropServices;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Formats.Onnx.Schema;
using Google.Protobuf;

namespace GhostFaceNets.Tests.Formats.Onnx;

/// <summary>Builds ONNX models as other programs write them. The input <c>x</c> is (batch, 3, 4, 4) unless said
/// otherwise; the last node's output leaves the model.</summary>
internal sealed class ForeignModel
{
    private readonly GraphProto _graph = new() { Name = "foreign" };
    private readonly ModelProto _model;

    public ForeignModel(params long[] input)
    {
        var shape = new TensorShapeProto();
        foreach (var extent in input.Length == 0 ? [0, 3, 4, 4] : input) shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = extent });
        _graph.Input.Add(new ValueInfoProto
        {
            Name = "x", Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } },
        });
        _model = new ModelProto { IrVersion = 7, OpsetImport = { new OperatorSetIdProto { Version = 13 } }, Graph = _graph };
    }

    public TensorProto Last => _graph.Initializer[^1];

    public ModelProto Proto => _model;

    public ForeignModel Floats(string name, long[] dims, params float[] values) =>
        Tensor(name, 1, dims, MemoryMarshal.AsBytes<float>(values));

    public ForeignModel Int8(string name, long[] dims, params sbyte[] values) => Tensor(name, 3, dims, MemoryMarshal.AsBytes<sbyte>(values));

    public ForeignModel UInt8(string name, long[] dims, params byte[] values) => Tensor(name, 2, dims, values);

    public ForeignModel Int32(string name, long[] dims, params int[] values) => Tensor(name, 6, dims, MemoryMarshal.AsBytes<int>(values));

    public ForeignModel Ints(string name, params long[] values) => Tensor(name, 7, [values.Length], MemoryMarshal.AsBytes<long>(values));

    public ForeignModel Node(string kind, string inputs, string output, Func<NodeProto, NodeProto>? attributes = null)
    {
        var node = new NodeProto { OpType = kind, Output = { output } };
        node.Input.Add(inputs.Split(' ').Select(input => input == "-" ? "" : input));
        _graph.Node.Add(attributes is null ? node : attributes(node));
        return this;
    }

    public byte[] Bytes()
    {
        _graph.Output.Clear();
        _graph.Output.Add(new ValueInfoProto { Name = _graph.Node[^1].Output[0] });
        return _model.ToByteArray();
    }

    public GhostFaceNets.Networks.Network Read() => OnnxFile.Read(Bytes(), "foreign.onnx").Network;

    public string Problem() => Should.Throw<BadDataException>(() => Read()).Message;

    private ForeignModel Tensor(string name, int type, long[] dims, ReadOnlySpan<byte> bytes)
    {
        _graph.Initializer.Add(new TensorProto { Name = name, DataType = type, Dims = { dims }, RawData = ByteString.CopyFrom(bytes) });
        return this;
    }
}
