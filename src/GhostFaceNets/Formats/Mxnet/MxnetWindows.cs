using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>Reads the operators that slide a window over a map.</summary>
internal static class MxnetWindows
{
    public static void Convolution(MxnetGraphReader reader, MxnetNode node)
    {
        node.Require("layout", "NCHW", "None");
        if (node.Pixels("dilate", 1, 1) != (1, 1)) throw node.Bad("is dilated, which is not supported");
        var (filters, groups, bias) = (node.Count("num_filter"), node.Count("num_group", 1), !node.Flag("no_bias", false));
        var (input, kernel, stride, padding) = (reader.Input(node), node.Extent("kernel"), node.Extent("stride", 1), PaddingOf(node));
        Node convolution = groups > 1 && groups == filters && groups == reader.Shape(node).Channels
            ? new DepthwiseConvolution(node.Name, input, kernel, stride, padding, bias)
            : new Convolution(node.Name, input, filters, kernel, stride, padding, bias, groups);
        if (bias) reader.Add(node, convolution, (WeightRole.Kernel, reader.Weight(node, 1)), (WeightRole.Bias, reader.Weight(node, 2)));
        else reader.Add(node, convolution, (WeightRole.Kernel, reader.Weight(node, 1)));
    }

    public static void Pooling(MxnetGraphReader reader, MxnetNode node)
    {
        node.Require("layout", "NCHW", "None");
        var (input, type, shape) = (reader.Input(node), node.Text("pool_type", "max"), reader.Shape(node));
        if (node.Flag("global_pool", false))
        {
            reader.Add(node, type switch
            {
                "avg" => new GlobalAveragePool(node.Name, input),
                "max" => new MaxPool(node.Name, input, new(shape.Height, shape.Width), Extent.Square(1), Padding.Valid),
                _ => throw Unknown(),
            });
            return;
        }

        var (kernel, stride, padding) = (node.Extent("kernel"), node.Extent("stride", 1), PaddingOf(node));
        node.Require("pooling_convention", "valid");
        if (type == "avg" && padding != Padding.Valid) throw node.Bad("averages over padding, which is not supported");
        reader.Add(node, type switch
        {
            "avg" => new AveragePool(node.Name, input, kernel, stride),
            "max" => new MaxPool(node.Name, input, kernel, stride, padding),
            _ => throw Unknown(),
        });

        BadDataException Unknown() => node.Bad($"has pool_type {type}; max and avg are supported");
    }

    private static Padding PaddingOf(MxnetNode node)
    {
        var (vertical, horizontal) = node.Pixels("pad", 0, 0);
        return Padding.Symmetric(vertical, horizontal);
    }
}
