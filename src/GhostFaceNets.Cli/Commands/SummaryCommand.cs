using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface summary</c>: the layers of a network and what they cost.</summary>
internal static class SummaryCommand
{
    public static Command Create()
    {
        var model = new Option<FileInfo?>("--model", "-m")
        {
            Description = "Show the network of this file: .onnx, Keras .h5, MXNet's -symbol.json, a checkpoint or a run folder.",
            HelpName = "FILE",
        };
        var selection = new ArchitectureSelection();
        return new GhostCommand(
            "summary",
            "Show the layers of a network, its parameters and its work per picture, and what a model file says of itself: training data, results, thresholds.",
            (parsed, context, _) =>
            {
                var network = selection.NetworkOf(parsed);
                ModelCard? card = null;
                if (parsed.GetValue(model) is { } file) (network, card) = NetworkFile.Open(file.FullName, network);
                if (network is null) throw new UsageException("Say which network: --architecture NAME or --model FILE.");
                var count = NetworkCount.Of(network);
                context.Out.Write(Layers(network));
                context.Out.Write(Totals(network, count));
                if (card is not null) ModelCardTables.Print(context.Out, card);
                return Task.FromResult<object?>(SummaryOutput.Of(count, card));
            },
            [model, .. selection.Options]);
    }

    private static Table Layers(Network network)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("Layer", "Kind", "Output")
            .AddColumn(new TableColumn("Parameters").RightAligned())
            .AddColumn(new TableColumn("MACs").RightAligned());
        foreach (var node in network.Nodes)
        {
            var count = NodeCount.Of(network, node);
            table.AddRow(
                Markup.Escape(node.Name),
                node is Activation activation ? activation.Kind.ToString() : node.GetType().Name,
                network.ShapeOf(node.Name).ToString(),
                Counted(count.TotalParameters),
                Counted(count.Macs));
        }

        return table;
    }

    private static Grid Totals(Network network, NetworkCount count)
    {
        var grid = new Grid().AddColumn().AddColumn(new GridColumn().RightAligned());
        grid.AddRow("Network", Markup.Escape(network.Name));
        grid.AddRow("Trainable parameters", Counted(count.TrainableParameters));
        grid.AddRow("Total parameters", Counted(count.TotalParameters));
        grid.AddRow("MACs (convolutions and dense layers)", Counted(count.Macs));
        if (network.Int8Layers() is { Count: > 0 } layers)
        {
            var macs = layers.Sum(layer => NodeCount.Of(network, network[layer]).Macs);
            grid.AddRow("of which in whole numbers of 8 bits", string.Create(CultureInfo.InvariantCulture, $"{Counted(macs)} in {layers.Count} layers"));
        }

        return grid.AddRow("FLOPs as the paper counts them", Counted(count.ProfilerFlops));
    }

    private static string Counted(long number) => number == 0 ? "" : number.ToString("N0", CultureInfo.InvariantCulture);
}
