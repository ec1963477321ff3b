using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats;

/// <summary>How nodes are written as JSON: their kind as <c>node</c>, then the parameters of their constructor. A new
/// kind of node needs nothing here.</summary>
internal static class NodeJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            AllowOutOfOrderMetadataProperties = true,
            WriteIndented = true,
            IndentSize = 1,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DescribeNode } },
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
                new ExtentJsonConverter(),
                new PaddingJsonConverter(),
                new TensorShapeJsonConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void DescribeNode(JsonTypeInfo type)
    {
        if (type.Type == typeof(Node))
        {
            type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "node" };
            // Others are made while the engine plans, and stand in no file.
            foreach (var kind in typeof(Node).Assembly.GetTypes().Where(kind => kind.IsSubclassOf(typeof(Node)) && kind is { IsPublic: true, IsAbstract: false }))
            {
                type.PolymorphismOptions.DerivedTypes.Add(new(kind, kind.Name));
            }
        }

        if (!type.Type.IsSubclassOf(typeof(Node)) || type.Type.IsAbstract) return;
        // What the constructor does not take, such as the inputs of a node with one input, follows from what it does.
        var parameters = type.Type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!
            .GetParameters().Select(parameter => JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!)).ToHashSet();
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (!parameters.Contains(type.Properties[i].Name)) type.Properties.RemoveAt(i);
        }
    }
}
