using System.Reflection;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Inference;

public sealed class NativeLibraryTests
{
    [Fact]
    public void The_library_needs_no_native_program_for_inference()
    {
        // Of these only SkiaSharp and HarfBuzzSharp, which decode pictures and draw text, are natively backed.
        string[] known =
        [
            "GhostFaceNets", "Google.Protobuf", "HarfBuzzSharp", "Microsoft.Extensions.AI.Abstractions", "PureHDF", "ScottPlot", "Sep",
            "SkiaSharp", "SkiaSharp.HarfBuzz", "csFastFloat",
        ];
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(typeof(Embedder).Assembly, found);
        found.ShouldBeSubsetOf(known);
        found.ShouldContain("SkiaSharp");
    }

    private static void Collect(Assembly assembly, SortedSet<string> found)
    {
        if (!found.Add(assembly.GetName().Name!)) return;
        foreach (var name in assembly.GetReferencedAssemblies().Where(name => !IsOfTheRuntime(name.Name!))) Collect(Assembly.Load(name), found);
    }

    private static bool IsOfTheRuntime(string name) => name is "netstandard" or "mscorlib" || name.StartsWith("System.", StringComparison.Ordinal) || name == "System";
}
