using GhostFaceNets.Formats.Onnx.Schema;
using Google.Protobuf;
using Type = GhostFaceNets.Formats.Onnx.Schema.AttributeProto.Types.AttributeType;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Sets attributes of nodes.</summary>
internal static class OnnxAttributes
{
    public static NodeProto With(this NodeProto node, string name, double value)
    {
        node.Attribute.Add(new AttributeProto { Name = name, F = (float)value, Type = Type.Float });
        return node;
    }

    public static NodeProto With(this NodeProto node, string name, long value)
    {
        node.Attribute.Add(new AttributeProto { Name = name, I = value, Type = Type.Int });
        return node;
    }

    public static NodeProto With(this NodeProto node, string name, string value)
    {
        node.Attribute.Add(new AttributeProto { Name = name, S = ByteString.CopyFromUtf8(value), Type = Type.String });
        return node;
    }

    public static NodeProto With(this NodeProto node, string name, params ReadOnlySpan<long> values)
    {
        var attribute = new AttributeProto { Name = name, Type = Type.Ints };
        foreach (var value in values) attribute.Ints.Add(value);
        node.Attribute.Add(attribute);
        return node;
    }
}
