using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;
using PureHDF;

namespace GhostFaceNets.Tests.Formats;

/// <summary>Forms in which Keras files occur beside the released one, made from it with the HDF5 library alone.</summary>
public sealed partial class KerasForeignFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Released => SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");

    private string Made => _folder["made.h5"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Weights_alone_are_matched_by_rank_although_the_counters_start_in_the_hundreds()
    {
        var file = new H5File();
        CopyWeights(file, Renumbered);
        file.Write(Made);

        KerasFile.HasGraph(Made).ShouldBeFalse();
        var weights = KerasFile.ReadWeights(Made, Architecture.Outline("ghostfacenetv1", new() { Width = 0.5 })).Weights;
        foreach (var (name, weight) in KerasFile.Read(Released).Weights) weights[name].Values.ShouldBe(weight.Values, name);
        Should.Throw<BadDataException>(() => KerasFile.Read(Made)).Problem.ShouldContain("name the architecture");
    }

    [Fact]
    public void The_classifier_of_a_training_file_is_left_out()
    {
        var config = JsonNode.Parse(Config())!;
        config["config"]!["layers"]!.AsArray().Add(JsonNode.Parse(
            """{"class_name":"Custom>NormDense","name":"arcface","config":{"name":"arcface","units":3},"inbound_nodes":[[["embedding",0,0,{}]]]}"""));
        config["config"]!["output_layers"] = JsonNode.Parse("""[["arcface",0,0]]""");
        // Without the usual name of the last layer, the way back from the classifier has to find it.
        var file = new H5File { Attributes = { ["model_config"] = config.ToJsonString().Replace("\"embedding\"", "\"last\"") } };
        var weights = new H5Group();
        CopyWeights(weights, name => name);
        file["model_weights"] = weights;
        file.Write(Made);

        var network = KerasFile.Read(Made);

        network.Outputs.ShouldBe(["last"]);
        network.Weights.Count.ShouldBe(KerasFile.Read(Released).Weights.Count);
    }

    [Fact]
    public void A_layer_that_is_not_supported_is_named_with_its_class()
    {
        var file = new H5File { Attributes = { ["model_config"] = Config().Replace("\"class_name\": \"GlobalAveragePooling2D\"", "\"class_name\": \"GlobalMaxPooling2D\"") } };
        var weights = new H5Group();
        CopyWeights(weights, name => name);
        file["model_weights"] = weights;
        file.Write(Made);

        Should.Throw<BadDataException>(() => KerasFile.Read(Made)).Problem.ShouldContain("'global_average_pooling2d' of class GlobalMaxPooling2D");
    }

    [Fact]
    public void Other_HDF5_files_and_those_of_Keras_3_are_refused_with_the_reason()
    {
        new H5File { ["numbers"] = new[] { 1, 2, 3 } }.Write(Made);
        Should.Throw<BadDataException>(() => KerasFile.Read(Made)).Problem.ShouldContain("no Keras model");

        new H5File { ["layers"] = new H5Group() }.Write(Made);
        Should.Throw<BadDataException>(() => KerasFile.Read(Made)).Problem.ShouldContain("Keras 3");

        new H5File { Attributes = { ["keras_version"] = "3.4.1", ["model_config"] = "{}" } }.Write(Made);
        Should.Throw<BadDataException>(() => KerasFile.Read(Made)).Problem.ShouldContain("Keras 3.4.1");
    }

    private static string Config()
    {
        using var file = H5File.OpenRead(Released);
        return file.Attribute("model_config").Read<string>();
    }

    private static string Renumbered(string name) => Numbered().Replace(
        name, match => $"{match.Groups[1]}_{(match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : 0) + 153}");

    /// <summary>Copies the released weights under other names, the list of layers split in two, and adds a classifier.</summary>
    private static void CopyWeights(H5Group target, Func<string, string> rename)
    {
        using var source = H5File.OpenRead(Released);
        var root = source.Group("model_weights");
        var names = root.Attribute("layer_names").Read<string[]>();
        target.Attributes["layer_names0"] = names[..100].Select(rename).ToArray();
        target.Attributes["layer_names1"] = names[100..].Select(rename).Append("arcface").ToArray();
        foreach (var name in names)
        {
            var group = root.Group(name);
            var attribute = group.Attribute("weight_names");
            var copy = new H5Group();
            target[rename(name)] = copy;
            if (attribute.Space.Dimensions[0] == 0)
            {
                copy.Attributes["weight_names"] = Array.Empty<double>();
                continue;
            }

            // Models cloned for mixed precision lack the repeated layer name before the weight's.
            var weights = attribute.Read<string[]>();
            copy.Attributes["weight_names"] = weights.Select(weight => weight[(weight.LastIndexOf('/') + 1)..]).ToArray();
            foreach (var weight in weights)
            {
                var dataset = group.Dataset(weight);
                copy[weight[(weight.LastIndexOf('/') + 1)..]] = new H5Dataset(dataset.Read<float[]>(), fileDims: dataset.Space.Dimensions);
            }
        }

        target["arcface"] = new H5Group
        {
            Attributes = { ["weight_names"] = new[] { "norm_dense_w:0" } },
            ["norm_dense_w:0"] = new H5Dataset(new float[512 * 3], fileDims: [512, 3]),
        };
    }

    [GeneratedRegex("^(conv2d|depthwise_conv2d|batch_normalization|activation)(?:_([0-9]+))?$")]
    private static partial Regex Numbered();
}
