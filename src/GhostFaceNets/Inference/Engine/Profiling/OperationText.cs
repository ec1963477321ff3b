using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Profiling;

/// <summary>Describes operations to people.</summary>
internal static class OperationText
{
    /// <summary>The node's kind, window and steps, and what was fused onto it.</summary>
    public static string KindOf(Operation operation) =>
        NodeKind(operation.Node)
        + (operation.Slopes is null ? "" : " + rectifier")
        + (operation.Residual is null ? "" : " + addition");

    private static string NodeKind(Node node) => node switch
    {
        Convolution { Groups: > 1 } convolution => $"{Window("Convolution", convolution)} in {convolution.Groups} groups",
        Windowed windowed => Window(windowed.GetType().Name, windowed),
        Activation activation => activation.Kind.ToString(),
        _ => node.GetType().Name,
    };

    private static string Window(string name, Windowed node)
    {
        var steps = node.Stride switch
        {
            { Height: 1, Width: 1 } => "",
            var (height, width) when height == width => $" /{height}",
            var (height, width) => $" /{height}x{width}",
        };
        return $"{name} {node.Kernel.Height}x{node.Kernel.Width}{steps}";
    }
}
