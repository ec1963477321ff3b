using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the operators that slide a window over a map.</summary>
internal static class OnnxWindows
{
    public static void Conv(OnnxGraphReader reader, OnnxNode node)
    {
        var (input, shape) = (reader.Input(node), reader.Shape(node));
        var kernel = reader.Floats(node, 1);
        if (shape.Rank != 3 || kernel.Shape.Rank != 4) throw node.Bad($"has a kernel {kernel.Shape} over {shape}; only two-dimensional ones are supported");
        if (node.Pixels("dilations", 2, 1, 1).Any(dilation => dilation != 1)) throw node.Bad("is dilated, which is not supported");
        var extent = new Extent(kernel.Shape[2], kernel.Shape[3]);
        if (node.Ints("kernel_shape") is not null && node.Extent("kernel_shape", 1) is var stated && stated != extent)
        {
            throw node.Bad($"has a kernel {kernel.Shape} and the kernel_shape {stated.Height} x {stated.Width}");
        }

        var stride = node.Extent("strides", 1);
        var padding = Padding(node, shape, extent, stride);
        var bias = node.HasInput(2);
        var group = node.Int("group", 1);
        Node convolution;
        if (group == shape.Channels && kernel.Shape[0] == group) convolution = new DepthwiseConvolution(node.Name, input, extent, stride, padding, bias);
        else if (group is >= 1 and <= int.MaxValue) convolution = new Convolution(node.Name, input, kernel.Shape[0], extent, stride, padding, bias, (int)group);
        else throw node.Bad($"has {group} groups");
        if (bias) reader.Add(node, convolution, (WeightRole.Kernel, kernel), (WeightRole.Bias, reader.Floats(node, 2)));
        else reader.Add(node, convolution, (WeightRole.Kernel, kernel));
    }

    public static void MaxPool(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("ceil_mode", 0);
        if (node.Pixels("dilations", 2, 1, 1).Any(dilation => dilation != 1)) throw node.Bad("is dilated, which is not supported");
        var (kernel, stride) = (node.Extent("kernel_shape", 1), node.Extent("strides", 1));
        reader.Add(node, new MaxPool(node.Name, reader.Input(node), kernel, stride, Padding(node, reader.Shape(node), kernel, stride)));
    }

    public static void AveragePool(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("ceil_mode", 0);
        var (kernel, stride) = (node.Extent("kernel_shape", 1), node.Extent("strides", 1));
        if (Padding(node, reader.Shape(node), kernel, stride) != Networks.Padding.Valid) throw node.Bad("has padding, which is not supported");
        if (node.Pixels("dilations", 2, 1, 1).Any(dilation => dilation != 1)) throw node.Bad("is dilated, which is not supported");
        reader.Add(node, new AveragePool(node.Name, reader.Input(node), kernel, stride));
    }

    private static Padding Padding(OnnxNode node, TensorShape input, Extent kernel, Extent stride)
    {
        var pads = node.Pixels("pads", 4, 0, 0);
        var padding = Networks.Padding.Explicit(pads[0], pads[2], pads[1], pads[3]);
        switch (node.Text("auto_pad", "NOTSET"))
        {
            case "NOTSET":
                var same = Networks.Padding.Same;
                var isSame = node.DocString == OnnxFormat.SamePadding && same.Resolve(input.Height, input.Width, kernel, stride) == padding;
                return isSame ? same : padding;
            case "VALID": return Networks.Padding.Valid;
            case "SAME_UPPER": return Networks.Padding.Same;
            case var other: throw node.Bad($"has the auto_pad '{other}', which is not supported");
        }
    }
}
