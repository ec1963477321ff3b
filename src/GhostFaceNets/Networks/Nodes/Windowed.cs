using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>A node that slides a window over a feature map.</summary>
public abstract record Windowed(string Name, string Input, Extent Kernel, Extent Stride, Padding Padding)
    : UnaryNode(Name, Input)
{
    /// <summary>The output's height and width for an input of that shape.</summary>
    private protected (int Height, int Width) Slide(TensorShape input)
    {
        var padding = Padding.Resolve(input.Height, input.Width, Kernel, Stride);
        var height = input.Height + padding.Top + padding.Bottom - Kernel.Height;
        var width = input.Width + padding.Left + padding.Right - Kernel.Width;
        if (height < 0 || width < 0)
        {
            throw Misfit($"has a kernel of {Kernel.Height} x {Kernel.Width}, larger than its padded input {input}");
        }

        return (height / Stride.Height + 1, width / Stride.Width + 1);
    }
}
