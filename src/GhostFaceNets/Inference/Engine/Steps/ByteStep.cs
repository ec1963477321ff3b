using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Each number rounded to the nearest of 256, for what computes in bytes: a pixel's begin as many bytes after those of the one
/// before as its floats would floats.</summary>
internal sealed unsafe class ByteStep<TLanes, TVector, TBytes>(Quantize node, MapView input, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TBytes : struct, IByteSums<TVector>
{
    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        var source = arena + input.Offset;
        var target = (byte*)(arena + output.Offset);
        var (count, zero) = (new StepCount<TLanes, TVector>(node), node.Zero - node.Least);
        for (var pixel = 0; pixel < output.Pixels; pixel++, source += input.Stride, target += output.Stride)
        {
            // Past the last channel lie bytes that meet no weight.
            for (var channel = 0; channel < output.Channels; channel += TLanes.Count)
            {
                TBytes.StoreBytes(count.Of(TLanes.Load(source + channel)), zero, target + channel);
            }
        }
    }
}
