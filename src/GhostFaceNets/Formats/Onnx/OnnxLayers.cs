using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the layers that have weights but no window.</summary>
internal static class OnnxLayers
{
    public static void BatchNormalization(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("training_mode", 0);
        node.Require("spatial", 1);
        var gamma = reader.Floats(node, 1);
        var scale = !(reader.ConstantName(node, 1) == node.Name + OnnxFormat.NoGamma && gamma.Values.All(value => value == 1));
        var norm = new BatchNormalization(node.Name, reader.Input(node), node.Float("momentum", 0.9f), node.Float("epsilon", 1e-5f), scale);
        var (beta, mean, variance) = (reader.Floats(node, 2), reader.Floats(node, 3), reader.Floats(node, 4));
        if (scale)
        {
            reader.Add(node, norm, (WeightRole.Gamma, gamma), (WeightRole.Beta, beta), (WeightRole.Mean, mean), (WeightRole.Variance, variance));
        }
        else
        {
            reader.Add(node, norm, (WeightRole.Beta, beta), (WeightRole.Mean, mean), (WeightRole.Variance, variance));
        }
    }

    public static void Gemm(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("transA", 0);
        if (node.Float("alpha", 1) != 1 || node.Float("beta", 1) != 1) throw node.Bad("has factors (alpha, beta) other than 1");
        var weight = Matrix(reader, node);
        var kernel = node.Int("transB", 0) == 0 ? Transposed(weight) : weight;
        var bias = node.HasInput(2);
        var dense = new Dense(node.Name, reader.Input(node), kernel.Shape[0], bias);
        if (bias) reader.Add(node, dense, (WeightRole.Kernel, kernel), (WeightRole.Bias, Row(reader.Floats(node, 2))));
        else reader.Add(node, dense, (WeightRole.Kernel, kernel));
    }

    public static void MatMul(OnnxGraphReader reader, OnnxNode node)
    {
        var kernel = Transposed(Matrix(reader, node));
        reader.Add(node, new Dense(node.Name, reader.Input(node), kernel.Shape[0]), (WeightRole.Kernel, kernel));
    }

    public static void Dropout(OnnxGraphReader reader, OnnxNode node)
    {
        var rate = node.Float("ratio", 0.5f);
        if (node.HasInput(1)) rate = reader.Floats(node, 1).Values is [var ratio] ? OnnxNode.Decimal(ratio) : throw node.Bad("has a ratio that is no scalar");
        if (rate is not (>= 0 and < 1)) throw node.Bad($"has the ratio {rate}; 0 to 1 was expected");
        reader.Add(node, new Dropout(node.Name, reader.Input(node), rate));
    }

    /// <summary>A vector that may have been written as a matrix of one row.</summary>
    public static FloatTensor Row(FloatTensor tensor) => new(new(tensor.Values.Length), tensor.Values);

    private static FloatTensor Matrix(OnnxGraphReader reader, OnnxNode node)
    {
        var weight = reader.Floats(node, 1);
        return weight.Shape.Rank == 2 ? weight : throw node.Bad($"has a weight of shape {weight.Shape}; a matrix was expected");
    }

    private static FloatTensor Transposed(FloatTensor matrix)
    {
        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        var values = new float[matrix.Values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++) values[column * rows + row] = matrix.Values[row * columns + column];
        }

        return new(new(columns, rows), values);
    }
}
