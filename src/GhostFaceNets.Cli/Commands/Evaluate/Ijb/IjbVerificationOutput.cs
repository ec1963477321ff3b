using System.Globalization;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.Ijb;

/// <summary>What <c>--json</c> writes of 1:1.</summary>
internal sealed record IjbVerificationOutput(
    string Subset, int Faces, int Templates, int Pairs, int GenuinePairs, string? Result, IReadOnlyList<IjbVariantOutput> Variants)
{
    public void Print(IAnsiConsole console)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Subset} 1:1: {Faces:N0} faces in {Templates:N0} templates, {Pairs:N0} pairs, {GenuinePairs:N0} of them of one person"));
        PrintRates(console, Variants);
        if (Result is not null) console.WriteLine($"scores: {Result}");
    }

    /// <summary>Prints a table by the exact rule and one by the reference's.</summary>
    public static void PrintRates(IAnsiConsole console, IReadOnlyList<IjbVariantOutput> variants)
    {
        console.WriteLine("TAR at FAR: the largest whose FAR is not above the target");
        Print(console, variants, variant => variant.TarAtFar);
        console.WriteLine("TAR at FAR by the reference's rule: at the FAR nearest to the target, which may lie above it");
        Print(console, variants, variant => variant.ReferenceTarAtFar);
    }

    private static void Print(IAnsiConsole console, IReadOnlyList<IjbVariantOutput> variants, Func<IjbVariantOutput, IReadOnlyDictionary<string, double>> rates)
    {
        static string Text(double rate) => rate.ToString("F6", CultureInfo.InvariantCulture);
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var far in rates(variants[0]).Keys) table.AddColumn(far);
        table.AddColumn("AUC").AddColumn("EER");
        foreach (var variant in variants) table.AddRow([Markup.Escape(variant.Name), .. rates(variant).Values.Select(Text), Text(variant.Auc), Text(variant.Eer)]);
        console.Write(table);
    }
}
