using Mono.Cecil;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Torch;

/// <summary>Finds calls of TorchSharp that make a <see cref="Scalar"/> which nobody owns.</summary>
internal static class OwnerlessNumbers
{
    private const string Conversion = "TorchSharp.Scalar TorchSharp.Scalar::op_Implicit";

    private static readonly Lazy<HashSet<string>> Makers = new(FindMakers);

    /// <summary>"caller: called" for each such call in an assembly.</summary>
    public static IReadOnlyList<string> In(string assembly) =>
    [
        .. Methods(assembly).SelectMany(method => Called(method)
            .Where(called => IsConversion(called) || Makers.Value.Contains(called))
            .Select(called => $"{method.DeclaringType.Name}.{method.Name}: {called}")),
    ];

    /// <summary>TorchSharp's methods that convert a number themselves, or call one that does.</summary>
    private static HashSet<string> FindMakers()
    {
        var calls = Methods(typeof(torch).Assembly.Location)
            .Where(method => !method.IsConstructor && !IsConversion(method.FullName))
            .ToDictionary(method => method.FullName, method => Called(method).ToArray());
        var makers = calls.Where(method => method.Value.Any(IsConversion)).Select(method => method.Key).ToHashSet();
        for (var before = 0; before < makers.Count;)
        {
            before = makers.Count;
            makers.UnionWith(calls.Where(method => method.Value.Any(makers.Contains)).Select(method => method.Key));
        }

        return makers;
    }

    private static bool IsConversion(string method) => method.StartsWith(Conversion, StringComparison.Ordinal);

    private static IEnumerable<string> Called(MethodDefinition method) =>
        method.Body.Instructions.Select(each => each.Operand).OfType<MethodReference>().Select(called => called.GetElementMethod().FullName);

    private static IEnumerable<MethodDefinition> Methods(string assembly) => ModuleDefinition.ReadModule(assembly).Types
        .SelectMany(WithNested)
        .SelectMany(type => type.Methods)
        .Where(method => method.HasBody);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
