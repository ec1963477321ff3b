using System.Runtime.CompilerServices;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Tests;

/// <summary>Starts libtorch before any test touches TorchSharp.</summary>
internal static class TorchStart
{
    [ModuleInitializer]
    internal static void Run() => TorchRuntime.Start();
}
