using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads arithmetic with one number, which is the same for every element.</summary>
internal static class OnnxScalars
{
    /// <summary>Reads the sum of a value and a number.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Add(OnnxGraphReader reader, OnnxNode node)
    {
        if (Operands(reader, node) is not var (value, number)) return false;
        var input = reader.Input(node, value);
        if (input == node.Name + OnnxFormat.AffineFactor && reader[input] is Affine { Offset: 0 } product && reader.HasOneReader(node.Inputs[value]))
        {
            reader.Remove(product);
            reader.Add(node, new Affine(node.Name, product.Input, product.Factor, number));
        }
        else
        {
            reader.Add(node, new Affine(node.Name, input, 1, number));
        }

        return true;
    }

    /// <summary>Reads the product of a value and a number.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Mul(OnnxGraphReader reader, OnnxNode node)
    {
        if (Operands(reader, node) is not var (value, number)) return false;
        reader.Add(node, new Affine(node.Name, reader.Input(node, value), number, 0));
        return true;
    }

    public static void Sub(OnnxGraphReader reader, OnnxNode node)
    {
        if (Operands(reader, node) is not var (value, number)) throw OnlyNumbers(node);
        reader.Add(node, new Affine(node.Name, reader.Input(node, value), value == 0 ? 1 : -1, value == 0 ? -number : number));
    }

    public static void Div(OnnxGraphReader reader, OnnxNode node)
    {
        if (Operands(reader, node) is not (0, not 0 and var number)) throw OnlyNumbers(node);
        reader.Add(node, new Affine(node.Name, reader.Input(node), 1 / number, 0));
    }

    private static BadDataException OnlyNumbers(OnnxNode node) =>
        node.Bad("has operands that are not supported; a value and one constant number were expected");

    /// <summary>Which operand is no constant, and the number that the other one is; null where it is none.</summary>
    private static (int Value, double Number)? Operands(OnnxGraphReader reader, OnnxNode node)
    {
        var constant = reader.IsConstant(node, 1) ? 1 : 0;
        if (!reader.IsConstant(node, constant) || reader.IsConstant(node, 1 - constant)) return null;
        return reader.Floats(node, constant) is { Values: [var number] } scalar && scalar.Shape.Rank <= reader.Shape(node, 1 - constant).Rank + 1
            && float.IsFinite(number)
            ? (1 - constant, OnnxNode.Decimal(number))
            : null;
    }
}
