using System.Text;
using GhostFaceNets.Formats.Mxnet;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>MXNet's models; of each target one file is changed and the other is whole.</summary>
internal static class MxnetTargets
{
    private const string SymbolName = "model-symbol.json";
    private const string ParametersName = "model-0000.params";

    private const string Graph = """
        {"nodes":[
        {"op":"null","name":"data","attrs":{"__shape__":"(1, 3, 4, 4)"},"inputs":[]},
        {"op":"_mul_scalar","name":"scaled","attrs":{"scalar":"0.0078125"},"inputs":[[0,0,0]]},
        {"op":"null","name":"c_weight","inputs":[]},
        {"op":"Convolution","name":"c","attrs":{"kernel":"(3, 3)","pad":"(1, 1)","num_filter":"2","no_bias":"True"},"inputs":[[1,0,0],[2,0,0]]},
        {"op":"null","name":"p_gamma","inputs":[]},
        {"op":"LeakyReLU","name":"p","attrs":{"act_type":"prelu"},"inputs":[[3,0,0],[4,0,0]]},
        {"op":"Pooling","name":"g","attr":{"kernel":"(1, 1)","global_pool":"True","pool_type":"avg"},"inputs":[[5,0]]},
        {"op":"null","name":"f_weight","inputs":[]},
        {"op":"FullyConnected","name":"f","param":{"num_hidden":"2","no_bias":"True"},"inputs":[[6,0],[7,0]]}],
        "arg_nodes":[0],"heads":[[8,0,0]]}
        """;

    private static readonly byte[] Arrays = Write(("arg:c_weight", [2, 3, 3, 3]), ("arg:p_gamma", [2]), ("arg:f_weight", [2, 2]));

    /// <summary>Graphs.</summary>
    public static FuzzTarget Symbol { get; } = new("mxnet-symbol", SymbolName, [Encoding.UTF8.GetBytes(Graph)], path => MxnetFile.Read(path))
    {
        Prepare = folder => File.WriteAllBytes(Path.Combine(folder, ParametersName), Arrays),
        Words = FuzzTargets.Words("null", "[]", "{}", "[0]", "[0,0]", "\"attrs\"", "BatchNorm", "Flatten", "Concat", "elemwise_add", "SliceChannel", "(2, 2)", "(1,)", "True", "\"data\""),
    };

    /// <summary>Weights.</summary>
    public static FuzzTarget Parameters { get; } = new("mxnet-params", ParametersName, [Arrays], path => MxnetFile.Read(path))
    {
        Prepare = folder => File.WriteAllText(Path.Combine(folder, SymbolName), Graph),
        Words = FuzzTargets.Words("arg:", "aux:", "c_weight"),
    };

    /// <summary>Arrays of zeros in the second version of the format.</summary>
    private static byte[] Write(params ReadOnlySpan<(string Name, long[] Shape)> arrays)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(0x112L);
        writer.Write(0L);
        writer.Write((long)arrays.Length);
        foreach (var (_, shape) in arrays)
        {
            writer.Write(0xF993FAC9);
            writer.Write(0);
            writer.Write(shape.Length);
            foreach (var extent in shape) writer.Write(extent);
            writer.Write(new byte[3 * sizeof(int)]);
            writer.Write(new byte[sizeof(float) * shape.Aggregate(1L, (product, extent) => product * extent)]);
        }

        writer.Write((long)arrays.Length);
        foreach (var (name, _) in arrays)
        {
            writer.Write((long)name.Length);
            writer.Write(Encoding.ASCII.GetBytes(name));
        }

        return stream.ToArray();
    }
}
