using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Kernels of depthwise convolutions whose output has one pixel.</summary>
internal static class WindowWeights
{
    /// <summary>Spreads kernels <c>(C, taps)</c> over whole planes <c>(C, H, W)</c>: what a tap weighs, zero elsewhere.</summary>
    public static float[] Spread(Windowed node, MapView input, float[] kernel)
    {
        var padding = node.Padding.Resolve(input.Height, input.Width, node.Kernel, node.Stride);
        var (height, width) = (node.Kernel.Height, node.Kernel.Width);
        var spread = new float[input.Channels * input.Pixels];
        for (var channel = 0; channel < input.Channels; channel++)
        for (var tap = 0; tap < height * width; tap++)
        {
            var (row, column) = (tap / width - padding.Top, tap % width - padding.Left);
            if (row < 0 || row >= input.Height || column < 0 || column >= input.Width) continue;
            spread[channel * input.Pixels + row * input.Width + column] = kernel[channel * height * width + tap];
        }

        return spread;
    }
}
