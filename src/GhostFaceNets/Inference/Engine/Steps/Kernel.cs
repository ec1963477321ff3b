using System.Runtime.CompilerServices;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>How the loops that take all the time are compiled: optimised from their first call on.</summary>
internal static class Kernel
{
#if PRECOMPILED
    /// <summary>The file of this library holds them already (Precompile.targets): what asks for full optimisation would be left out of it.</summary>
    public const MethodImplOptions Options = default;
#else
    /// <summary>Without first running them slowly to see which matter.</summary>
    public const MethodImplOptions Options = MethodImplOptions.AggressiveOptimization;
#endif
}
