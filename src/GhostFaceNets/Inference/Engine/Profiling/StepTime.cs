using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Profiling;

/// <summary>What one operation of the engine's plan does and takes.</summary>
/// <param name="Name">The name of its first node.</param>
/// <param name="Kind">The node's kind, window and steps, and what was fused onto it, e.g. <c>Convolution 3x3 /2 + rectifier</c>.</param>
/// <param name="Input">The shape of what it reads, of several inputs the first: <c>(C, H, W)</c> or <c>(C)</c>.</param>
/// <param name="Output">The shape of what it puts out.</param>
/// <param name="MultiplyAdds">Multiplications with addition for a picture, of convolutions and dense layers only.</param>
/// <param name="Milliseconds">Of a picture; the median.</param>
public sealed record StepTime(string Name, string Kind, TensorShape Input, TensorShape Output, long MultiplyAdds, double Milliseconds);
